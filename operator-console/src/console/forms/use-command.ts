// Sends a command of a form: the same words keep their id until they have worked, and what follows is read again first.
import { api } from "../api";
import { type CommandIds, useCommandIds } from "../command-id";
import { type Attempt, useAttempt } from "./use-attempt";

export interface Sending {
  busy: boolean;
  failure: unknown;
  send<Answer = void>(path: string, body: object, after: Afterwards<Answer>): Promise<void>;
}

interface Afterwards<Answer> {
  done: (answer: Answer) => void;
  failed?: (error: unknown) => void;
}

/** `changed` reads again what a command has moved. */
export function useCommand(changed: () => Promise<void>): Sending {
  const attempt: Attempt = useAttempt();
  const ids: CommandIds = useCommandIds();
  return {
    busy: attempt.busy,
    failure: attempt.failure,
    send: <Answer>(path: string, body: object, { done, failed }: Afterwards<Answer>) =>
      attempt.run(async () => {
        const answer = await api.post<Answer>(path, { id: ids.idFor({ path, body }), ...body });
        ids.settled();
        await changed();
        done(answer);
      }, failed),
  };
}
