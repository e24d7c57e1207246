/** Document names: `<organization>.<branch>.draft.<epoch>`, one URL segment. An address, never an authority. */
import type { DocumentName } from "../schema/drafts.ts";
import type { BranchId, OrganizationId } from "../schema/ids.ts";

export interface NameParts {
  readonly organization: OrganizationId;
  readonly branch: BranchId;
  /** Files (a node id in place of `draft`) come with workflows. */
  readonly part: "draft";
  readonly epoch: number;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const pattern = new RegExp(`^(${uuid})\\.(${uuid})\\.draft\\.([1-9][0-9]{0,8})$`);

/** Parses a name; null when it is none. */
export const parseName = (name: string): NameParts | null => {
  const match = pattern.exec(name);
  if (!match) return null;
  return { organization: match[1] as OrganizationId, branch: match[2] as BranchId, part: "draft", epoch: Number(match[3]) };
};

export const nameOf = ({ organization, branch, part, epoch }: NameParts): DocumentName =>
  `${organization}.${branch}.${part}.${epoch}` as DocumentName;

/** What a ticket is issued for: the name without its epoch. */
export const ticketTarget = ({ organization, branch, part }: NameParts): string => `${organization}.${branch}.${part}`;
