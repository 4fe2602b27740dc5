package net.psmail.status.probe;

/** Whose word a probe is, which decides where it may lead. */
public enum Origin {
  /** Made for this installation or written in its settings: it may look at private addresses. */
  ADMINISTRATOR,
  /** Added in the console: it looks at public addresses, and at those of {@link Networks}. */
  OPERATOR
}
