package net.psmail.portal.console;

import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.session.Session.Role;

/** The roles that a form offers. */
final class Roles {

  private Roles() {}

  /** What was chosen; empty for anything that nobody can choose. */
  static Optional<Role> of(String chosen) {
    return Stream.of(Role.AUTHOR, Role.OPERATOR, Role.ADMINISTRATOR)
        .filter(role -> role.word().equals(chosen))
        .findFirst();
  }
}
