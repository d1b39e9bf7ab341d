// People who answer sessions, to choose one or several of.
import { Select } from "antd";
import { useStandings } from "./queries";

export function usePeople(): { value: string; label: string }[] {
  const standings = useStandings().data?.standings ?? [];
  return standings.map(({ staff, name }) => ({ value: staff, label: name }));
}

interface SeveralProps {
  /** Given by the form around it. */
  id?: string;
  value?: string[];
  onChange?: (chosen: string[]) => void;
  label?: string;
  placeholder?: string;
  except?: readonly string[];
}

export function PeopleField({ id, value, onChange, label, placeholder, except = [] }: SeveralProps) {
  const people = usePeople().filter((one) => !except.includes(one.value));
  return (
    <Select
      mode="multiple"
      className="wide"
      showSearch={{ optionFilterProp: "label" }}
      options={people}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
