// What people speak of a referral or a case by on the telephone. Pure.

/** The last eight letters of its id: the signed page shows the same. */
export const referenceOf = (id: string): string => id.slice(-8).toUpperCase();
