// The sign of a whisper: a balloon with a dashed edge, as comics draw it.
export function WhisperIcon() {
  return (
    <span className="anticon">
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        width="1em"
        height="1em"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <path d="M2.5 2.5h11v8h-6l-3 3v-3h-2z" strokeDasharray="2 1.3" strokeLinejoin="round" />
      </svg>
    </span>
  );
}
