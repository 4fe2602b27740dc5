package net.psmail.portal.guard;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.RequestScoped;
import net.psmail.provisioning.token.ApiToken;
import org.jspecify.annotations.Nullable;

/** The token that this request was let in with. */
@RequestScoped
public class CurrentToken {

  private @Nullable ApiToken token;
  private @Nullable String secret;

  /** The token, where only those come who have one. */
  public ApiToken get() {
    return requireNonNull(token, "@WithToken is missing");
  }

  /** As it was sent. */
  public String secret() {
    return requireNonNull(secret, "@WithToken is missing");
  }

  void set(ApiToken token, String secret) {
    this.token = token;
    this.secret = secret;
  }
}
