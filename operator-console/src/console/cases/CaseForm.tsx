// A case that is written down and referred in one step: what is asked, what leaves the house, and to whom.
import { Form, type FormInstance } from "antd";
import type { ReactNode } from "react";
import { CaseSealedHint, DetailFields, GroundFields, LeavesTheHouse } from "./CaseFields";
import type { FilledCase } from "./case-form";
import { useReceivers } from "./queries";
import { chosenNames, RouteFields } from "./RouteFields";

interface Props {
  form: FormInstance<FilledCase>;
  initial: Partial<FilledCase> & Pick<FilledCase, "details">;
  onFinish: (filled: FilledCase) => void;
  /** What stands on top of it. */
  children?: ReactNode;
}

export function CaseForm({ form, initial, onFinish, children }: Props) {
  const area = Form.useWatch("area", form);
  return (
    <Form<FilledCase>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="request-form case-form"
      initialValues={initial as never}
      onFinish={onFinish}
      scrollToFirstError={{ focus: true }}
    >
      {children}
      <DetailFields initial={initial.details} />
      <GroundFields />
      <RouteFields form={form} area={area} />
      <WhatLeaves form={form} />
      <CaseSealedHint />
    </Form>
  );
}

function WhatLeaves({ form }: { form: FormInstance<FilledCase> }) {
  const details = Form.useWatch("details", form);
  const basis = Form.useWatch("basis", form);
  const area = Form.useWatch("area", form);
  const route = Form.useWatch("route", form);
  const note = Form.useWatch("note", form) ?? "";
  const receivers = useReceivers(area).data;
  return (
    <LeavesTheHouse details={details} basis={basis} receivers={chosenNames(receivers, route)} note={note} />
  );
}
