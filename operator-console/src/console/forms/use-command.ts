// Sends a command of a form: the same words keep their id until they have worked, and what follows is read again first.
import { api } from "../api";
import { type CommandIds, useCommandIds } from "../command-id";
import { type Attempt, useAttempt } from "./use-attempt";

export interface Sending {
  busy: boolean;
  failure: unknown;
  send<Answer = void>(path: string, body: object, after: Afterwards<Answer>): Promise<void>;
  /** The same where something is written as it shall be. */
  put<Answer = void>(path: string, body: object, after: Afterwards<Answer>): Promise<void>;
  /** Takes something away. */
  remove<Answer = void>(path: string, after: Afterwards<Answer>): Promise<void>;
}

interface Afterwards<Answer> {
  done: (answer: Answer) => void;
  failed?: (error: unknown) => void;
}

/** `changed` reads again what a command has moved. */
export function useCommand(changed: () => Promise<void>): Sending {
  const attempt: Attempt = useAttempt();
  const ids: CommandIds = useCommandIds();
  const run = <Answer>(
    what: object,
    ask: (id: string) => Promise<Answer>,
    { done, failed }: Afterwards<Answer>,
  ) =>
    attempt.run(async () => {
      const answer = await ask(ids.idFor(what));
      ids.settled();
      await changed();
      done(answer);
    }, failed);
  return {
    busy: attempt.busy,
    failure: attempt.failure,
    send: <Answer>(path: string, body: object, after: Afterwards<Answer>) =>
      run({ path, body }, (id) => api.post<Answer>(path, { id, ...body }), after),
    put: <Answer>(path: string, body: object, after: Afterwards<Answer>) =>
      run({ path, body }, (id) => api.put<Answer>(path, { id, ...body }), after),
    remove: <Answer>(path: string, after: Afterwards<Answer>) =>
      run({ path }, (id) => api.delete<Answer>(`${path}?id=${id}`), after),
  };
}
