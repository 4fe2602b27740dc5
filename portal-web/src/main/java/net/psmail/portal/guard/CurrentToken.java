package net.psmail.portal.guard;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.RequestScoped;
import net.psmail.provisioning.token.ApiToken;
import org.jspecify.annotations.Nullable;

/** The token that this request was let in with. */
@RequestScoped
public class CurrentToken {

  private @Nullable ApiToken token;

  /** The token, where only those come who have one. */
  public ApiToken get() {
    return requireNonNull(token, "@WithToken is missing");
  }

  void set(ApiToken token) {
    this.token = token;
  }
}
