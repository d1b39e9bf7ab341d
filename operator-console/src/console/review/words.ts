// Where a review may stand, in the order in which it comes there.
import type { ReviewWord } from "../../protocol/generated";

export const REVIEW_WORDS: readonly ReviewWord[] = ["begun", "given", "acknowledged", "answered"];
