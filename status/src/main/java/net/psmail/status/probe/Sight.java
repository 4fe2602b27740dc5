package net.psmail.status.probe;

import org.jspecify.annotations.Nullable;

/** What a look found; {@code detail} as in {@link Outcome}. */
record Sight(Finding finding, @Nullable String detail) {

  static final Sight WORKS = new Sight(Finding.WORKS, null);

  static Sight works(String detail) {
    return new Sight(Finding.WORKS, detail);
  }
}
