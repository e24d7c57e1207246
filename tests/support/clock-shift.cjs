// Loaded into a server by `--require`: each SIGUSR2 sets its clock one hour back, as somebody does who corrects it by hand.
let offset = 0;
const Real = Date;
class Shifted extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + offset);
    else super(...given);
  }
  static now() {
    return Real.now() + offset;
  }
}
globalThis.Date = Shifted;
process.on("SIGUSR2", () => {
  offset -= 3_600_000;
});
