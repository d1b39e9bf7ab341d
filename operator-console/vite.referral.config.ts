// Build of the page for a receiver without a system, with a bound on its first load.
import { firstLoadBound } from "./vite.first-load.ts";
import { phone } from "./vite.phone.ts";

/** Opened once, from a letter, on whatever phone or desktop a ward has. */
const FIRST_LOAD_BYTES = 12_000;

export default phone("referral", [firstLoadBound("the receiver's page", FIRST_LOAD_BYTES)]);
