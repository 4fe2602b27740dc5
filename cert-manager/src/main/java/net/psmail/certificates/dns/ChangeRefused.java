package net.psmail.certificates.dns;

import java.io.IOException;

/** Who keeps a zone does not let us change it; asking again will not help. */
public final class ChangeRefused extends IOException {

  private static final long serialVersionUID = 1L;

  ChangeRefused(String sentence) {
    super(sentence);
  }
}
