package net.psmail.certificates.acme;

import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An authority, and what it wants to know of us.
 *
 * @param name what plans call it
 * @param directory where it begins
 * @param contacts addresses it may write to
 * @param termsAccepted whether the operator accepts its terms of service
 * @param binding the account at the authority that ours belongs to, where it wants one
 * @param trust for connections to it
 */
public record Authority(
    String name,
    URI directory,
    List<String> contacts,
    boolean termsAccepted,
    @Nullable Binding binding,
    SSLContext trust) {

  /**
   * An external account.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3.4">RFC 8555, 7.3.4</a>
   */
  public record Binding(String keyIdentifier, String macKey) {

    /** Without the key: it has no place in a log. */
    @Override
    public String toString() {
      return "Binding[" + keyIdentifier + "]";
    }
  }

  public Authority {
    contacts = List.copyOf(contacts);
  }

  /** Under which the key of our account there is kept. */
  public String accountKeyName() {
    return "account-" + name;
  }
}
