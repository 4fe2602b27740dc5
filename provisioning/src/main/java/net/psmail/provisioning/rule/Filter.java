package net.psmail.provisioning.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * One rule of a member: which mail, and what becomes of it. Upper and lower case are the same.
 *
 * @param words what is looked for in that part
 * @param folder where the mail goes, with a slash before a folder within another; empty when it
 *     stays in INBOX. What shall be deleted goes to Trash, where its owner finds it again
 * @param seen whether it counts as read
 * @param flagged whether it is marked as important
 * @param stops whether the rules below are left out then
 */
public record Filter(
    Part part,
    Way way,
    String words,
    Optional<String> folder,
    boolean seen,
    boolean flagged,
    boolean stops) {

  /** The folder of what is deleted. */
  public static final String TRASH = "Trash";

  /** How long {@code words} may be. */
  public static final int MOST_WORDS = 200;

  /** How long the name of a folder may be, with those that it lies in. */
  public static final int MOST_FOLDER = 60;

  /** What some mail server reads as more than a letter of a name. */
  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[.%*\\\\\"&]|^[#~]");

  /** The part of a mail that is looked at. */
  public enum Part {
    FROM,
    TO,
    SUBJECT,
    /**
     * The name of a mailing list (<a href="https://www.rfc-editor.org/rfc/rfc2919">RFC 2919</a>).
     */
    LIST
  }

  /** How it is looked at. */
  public enum Way {
    CONTAINS,
    /** For sender and recipients: one of the addresses is it. */
    IS
  }

  /**
   * Checks what a person typed.
   *
   * @throws ProvisioningException INVALID_NAME for the words, INVALID_FOLDER
   */
  public Filter {
    words = TypedText.line(words, MOST_WORDS, Kind.INVALID_NAME);
    if (words.isEmpty()) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    folder = folder.map(Filter::name);
  }

  private static String name(String typed) {
    String name = TypedText.line(typed, MOST_FOLDER, Kind.INVALID_FOLDER);
    boolean whole =
        Arrays.stream(name.split("/", -1))
            .allMatch(part -> !part.isEmpty() && part.equals(part.strip()));
    if (!whole || NOT_IN_A_NAME.matcher(name).find() || name.equalsIgnoreCase("INBOX")) {
      throw ProvisioningException.of(Kind.INVALID_FOLDER);
    }
    return name;
  }
}
