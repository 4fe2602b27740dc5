package net.psmail.portal.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people call the browser that introduces itself so. A guess, for nothing but a list. */
final class BrowserNames {

  /** In this order: nearly all say that they are Chrome and Safari too. */
  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("edg", "Edge"),
          new Mark("opr/", "Opera"),
          new Mark("vivaldi", "Vivaldi"),
          new Mark("samsungbrowser", "Samsung Internet"),
          new Mark("firefox", "Firefox"),
          new Mark("fxios", "Firefox"),
          new Mark("crios", "Chrome"),
          new Mark("chrome", "Chrome"),
          new Mark("safari", "Safari"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iphone", "iPhone"),
          new Mark("ipad", "iPad"),
          new Mark("android", "Android"),
          new Mark("windows", "Windows"),
          new Mark("macintosh", "Mac"),
          new Mark("cros", "ChromeOS"),
          new Mark("linux", "Linux"));

  private BrowserNames() {}

  /** As in "Firefox, Linux"; empty if it is none of the usual. */
  static Optional<String> of(String userAgent) {
    String said = userAgent.toLowerCase(Locale.ROOT);
    Optional<String> system = known(SYSTEMS, said);
    return known(BROWSERS, said)
        .map(browser -> system.map(name -> browser + ", " + name).orElse(browser));
  }

  private static Optional<String> known(List<Mark> marks, String said) {
    return marks.stream().filter(mark -> said.contains(mark.word)).map(Mark::name).findFirst();
  }

  private record Mark(String word, String name) {}
}
