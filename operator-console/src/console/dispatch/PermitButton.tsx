// A button for what the server permits: absent where it is never this person's, and with its reason where not now.
import type { ButtonProps } from "antd";
import type { Permit } from "../../protocol/generated";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";

interface Props extends Omit<ButtonProps, "onClick" | "disabled"> {
  permit: Permit | undefined;
  onAct: () => void;
}

export function PermitButton({ permit, ...looks }: Props) {
  const words = usePermitWords();
  if (permit === undefined) return null;
  return <ReasonedButton why={words(permit)} {...looks} />;
}
