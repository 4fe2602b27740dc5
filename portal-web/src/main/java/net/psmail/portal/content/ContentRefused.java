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

  static ContentRefused conflict() {
    return new ContentRefused(Kind.CONFLICT, List.of());
  }

  static ContentRefused notFound() {
    return new ContentRefused(Kind.NOT_FOUND, List.of());
  }

  static ContentRefused faulty(ContentFault fault) {
    return new ContentRefused(Kind.FAULTY, List.of(fault));
  }

  static void ifAny(List<ContentFault> faults) {
    if (!faults.isEmpty()) {
      throw new ContentRefused(Kind.FAULTY, faults);
    }
  }

  public Kind kind() {
    return kind;
  }

  public List<ContentFault> faults() {
    return faults;
  }
}
