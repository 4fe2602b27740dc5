package net.psmail.status.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who wrote something: the operator whom the console names, else the program itself. */
final class Author {

  /** Before the container says who calls. */
  static final SecurityContext NOBODY =
      new SecurityContext() {
        @Override
        public @Nullable Principal getUserPrincipal() {
          return null;
        }

        @Override
        public boolean isUserInRole(String role) {
          return false;
        }

        @Override
        public boolean isSecure() {
          return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
          return null;
        }
      };

  private Author() {}

  static String of(Body body, SecurityContext caller) {
    String named = body.maybe("author");
    Principal program = caller.getUserPrincipal();
    if (named != null && !named.isBlank()) {
      return named;
    }
    return program == null ? "" : program.getName();
  }
}
