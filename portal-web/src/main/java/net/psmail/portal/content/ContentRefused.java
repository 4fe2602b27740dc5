package net.psmail.portal.content;

import java.util.List;

/** Something about texts that cannot be done as asked. */
public final class ContentRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<ContentFault> faults;

  /** Why. */
  public enum Kind {
    /** There are {@link #faults()}. */
    FAULTY,
    /** Somebody else has saved a newer version meanwhile. */
    CONFLICT,
    NOT_FOUND
  }

  ContentRefused(Kind kind, List<ContentFault> faults) {
    super(kind + " " + faults);
    this.kind = kind;
    this.faults = List.copyOf(faults);
  }

  public Kind kind() {
    return kind;
  }

  public List<ContentFault> faults() {
    return faults;
  }
}
