package net.psmail.provisioning.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import net.psmail.provisioning.Origin;

/** Who is signed in. */
@ApplicationScoped
public class Sessions {

  /** The living session of a token; looking keeps it alive. */
  public Optional<Session> find(SessionToken token) {
    throw new UnsupportedOperationException();
  }

  /** Ends a session; one that has ended already does not mind. */
  public void signOut(SessionToken token, Origin origin) {
    throw new UnsupportedOperationException();
  }
}
