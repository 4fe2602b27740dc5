package net.psmail.provisioning.rule;

import java.util.regex.Pattern;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * Texts that a person typed, as they may stand in a rule: no control characters, whole characters.
 */
final class TypedText {

  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  private TypedText() {}

  /**
   * One line of so many characters at the most, without space around it.
   *
   * @throws ProvisioningException of this kind
   */
  static String line(String typed, int most, Kind otherwise) {
    String text = typed.strip();
    if (text.length() > most || !text.codePoints().allMatch(TypedText::isPrintable)) {
      throw ProvisioningException.of(otherwise);
    }
    return text;
  }

  /**
   * Lines that end with a line feed, of so many characters at the most.
   *
   * @throws ProvisioningException of this kind
   */
  static String lines(String typed, int most, Kind otherwise) {
    String text = LINE_END.matcher(typed).replaceAll("\n").strip();
    boolean fit =
        text.codePoints()
            .allMatch(
                character -> character == '\n' || character == '\t' || isPrintable(character));
    if (text.length() > most || !fit) {
      throw ProvisioningException.of(otherwise);
    }
    return text;
  }

  private static boolean isPrintable(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
