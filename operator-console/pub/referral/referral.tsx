// What shows a referral and takes its answers: fetched while the hotline is asked for it.
export { Answers } from "./answers.tsx";
export { Asked } from "./asked.tsx";
