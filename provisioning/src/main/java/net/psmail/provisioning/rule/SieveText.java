package net.psmail.provisioning.rule;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Strings of a Sieve script (<a href="https://www.rfc-editor.org/rfc/rfc5228#section-2.4.2">RFC
 * 5228, 2.4.2</a>). All of them are quoted, long ones too, so that no line of a text can end them.
 */
final class SieveText {

  private SieveText() {}

  /**
   * Line ends become those of mail; nothing else is changed, and nothing is left to be read as
   * code.
   */
  static String quoted(String text) {
    String escaped =
        text.replace("\0", "").replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\r\n");
    return '"' + escaped + '"';
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(SieveText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
