package net.psmail.status.probe;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A finding that ends a look in the middle of it. */
final class Trouble extends IOException {

  private static final long serialVersionUID = 1L;

  private final Finding finding;
  private final @Nullable String detail;

  Trouble(Finding finding, @Nullable String detail) {
    super(finding.name());
    this.finding = finding;
    this.detail = detail;
  }

  Sight sight() {
    return new Sight(finding, detail);
  }
}
