/** The peer's end of a server under measurement: settings in, port out, its CPU when asked. The same words as `data-plane/process.ts`. */
export const serveParent = (begin) => {
  process.on("disconnect", () => process.exit(1));
  process.on("message", (asked) => {
    if (asked === "cpu") {
      const { user, system } = process.cpuUsage();
      process.send({ cpu: (user + system) / 1_000 });
    } else if (asked === "stop") process.exit(0);
    else
      begin(asked.settings).then(
        (said) => process.send(said),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
  });
};
