package net.psmail.certificates.acme;

import java.net.URI;
import java.util.Collection;
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
 * @param caaDomains names by which it is known in CAA records (RFC 8659), where it does not say so
 *     itself or is wrong; none where it is right
 * @param binding the account at the authority that ours belongs to, where it wants one
 * @param trust for connections to it
 */
public record Authority(
    String name,
    URI directory,
    List<String> contacts,
    boolean termsAccepted,
    List<String> caaDomains,
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
    caaDomains = List.copyOf(caaDomains);
  }

  /**
   * By which of the names that it gives itself, or rather of those in the settings, it is known.
   */
  public List<String> caaDomains(Collection<String> own) {
    return caaDomains.isEmpty() ? List.copyOf(own) : caaDomains;
  }

  /** Under which the key of our account there is kept. */
  public String accountKeyName() {
    return "account-" + name;
  }
}
