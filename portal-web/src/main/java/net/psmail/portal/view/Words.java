package net.psmail.portal.view;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** Constants as message keys and addresses have them. */
public final class Words {

  private Words() {}

  /** {@code SIGN_IN} is {@code sign-in}. */
  public static String of(Enum<?> constant) {
    return of(constant.name());
  }

  /** {@code "SIGN_IN"} is {@code sign-in}. */
  public static String of(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that is written so, if there is one. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return EnumSet.allOf(type).stream().filter(one -> of(one).equals(word)).findFirst();
  }
}
