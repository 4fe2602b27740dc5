package net.psmail.portal.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.portal.view.SetupView.Family;
import org.jspecify.annotations.Nullable;

/**
 * On what kind of device somebody reads the page. A guess that decides nothing but the order of
 * what is offered: browsers say so little, and an iPad calls itself a Mac.
 */
final class Families {

  /** In this order: Android says that it is Linux too. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("iphone", Family.IPHONE),
          new Mark("ipad", Family.IPHONE),
          new Mark("ipod", Family.IPHONE),
          new Mark("ios", Family.IPHONE),
          new Mark("android", Family.ANDROID),
          new Mark("windows", Family.WINDOWS),
          new Mark("macos", Family.MAC),
          new Mark("macintosh", Family.MAC),
          new Mark("cros", Family.UNKNOWN),
          new Mark("chrome os", Family.UNKNOWN),
          new Mark("linux", Family.LINUX),
          new Mark("x11", Family.LINUX));

  private Families() {}

  /**
   * As the browser says.
   *
   * @param platform the client hint {@code Sec-CH-UA-Platform}, which is surer where there is one
   */
  static Family recognised(@Nullable String platform, @Nullable String userAgent) {
    return known(platform).or(() -> known(userAgent)).orElse(Family.UNKNOWN);
  }

  /** As the reader has chosen; empty if nothing that there is. */
  static Optional<Family> chosen(@Nullable String name) {
    return Arrays.stream(Family.values())
        .filter(family -> family.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Optional<Family> known(@Nullable String said) {
    String words = said == null ? "" : said.toLowerCase(Locale.ROOT);
    return MARKS.stream().filter(mark -> words.contains(mark.word)).map(Mark::family).findFirst();
  }

  private record Mark(String word, Family family) {}
}
