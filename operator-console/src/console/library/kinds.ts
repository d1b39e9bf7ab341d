// Kinds of the library, in the order in which operators need them.
import type { LibraryKind } from "../../protocol/generated";

export const KINDS = ["canned_reply", "article", "directory"] as const satisfies readonly LibraryKind[];
