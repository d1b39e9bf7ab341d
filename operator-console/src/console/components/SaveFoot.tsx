// The foot of a form of the record: saves it, or says what is still missing once somebody tried.
import { App, Button } from "antd";
import { type ReactNode, useState } from "react";
import type { SessionId } from "../../protocol/generated";
import { useSaving } from "../desk/use-saving";

interface Props<Body extends object> {
  session: SessionId;
  /** What would be saved; null while something is missing. */
  body: Body | null;
  /** What that is, in words. */
  missing: string;
  send: (id: string, body: Body) => Promise<unknown>;
  onSaved?: () => void;
  words: { submit: string; saved: string };
  /** "default" where another button is the next step. */
  looks?: "primary" | "default";
  /** Stands beside the button. */
  children?: ReactNode;
}

export function SaveFoot<Body extends object>(props: Props<Body>) {
  const { session, body, missing, send, onSaved, words, looks = "primary", children } = props;
  const { message } = App.useApp();
  const [tried, setTried] = useState<"no" | "yes">("no");
  const { busy, save } = useSaving(session);
  const submit = () => {
    setTried("yes");
    if (body === null) return;
    void save(body, send, () => {
      void message.success(words.saved);
      setTried("no");
      onSaved?.();
    });
  };
  return (
    <>
      {tried === "yes" && body === null && (
        <p className="late" role="alert">
          {missing}
        </p>
      )}
      <div className="between">
        {children}
        <Button type={looks} loading={busy} onClick={submit}>
          {words.submit}
        </Button>
      </div>
    </>
  );
}
