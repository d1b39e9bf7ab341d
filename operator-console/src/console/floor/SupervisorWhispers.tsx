// Whispers at the desk of whoever holds the talk: there as soon as a supervisor has whispered, joined or shows to watch.
import type { MySession } from "../../protocol/generated";
import { WhisperPanel } from "./WhisperPanel";
import { useWhispers } from "./whispers";

export function SupervisorWhispers({ session }: { session: MySession }) {
  const whispers = useWhispers(session.session);
  const { guests, watchers } = session;
  if (whispers.length + guests.length + watchers.length === 0) return null;
  return <WhisperPanel session={session.session} to={{ kind: "supervisor" }} actions={session.actions} />;
}
