package net.psmail.portal.members;

import java.util.Locale;

/** Constants as message keys and addresses have them. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return of(constant.name());
  }

  static String of(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
