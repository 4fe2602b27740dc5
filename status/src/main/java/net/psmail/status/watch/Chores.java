package net.psmail.status.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;
import net.psmail.status.api.Tokens;

/** What the leading node does in every round, besides looking. */
final class Chores {

  private static final Logger LOG = Logger.getLogger(Chores.class.getName());

  private final Tokens tokens;
  private final Path consoleToken;
  private boolean hasToken;

  Chores(Tokens tokens, Path consoleToken) {
    this.tokens = tokens;
    this.consoleToken = consoleToken;
  }

  /** Does what is due; what fails is tried again in the next round. */
  void run() {
    try {
      if (!hasToken) {
        tokens.console(consoleToken);
        hasToken = true;
      }
    } catch (StatusException away) {
      LOG.log(Level.FINE, "The database is away", away);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot write the console''s token: {0}", e.getMessage());
    }
  }
}
