package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.OpenSession;
import net.psmail.provisioning.session.OpenSessions;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

class OpenSessionsIT extends FacadeTest {

  private static final Origin DESK =
      new Origin("192.0.2.0/24", "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/128.0");

  @Inject OpenSessions open;

  @Test
  void tellsWhereSomebodyIsSignedInAndWhichIsThisOne() {
    Session here = register(newName());
    Session there = signIn(here);
    open.place(there.token(), DESK);

    assertThat(open.list(there))
        .extracting(OpenSession::network, OpenSession::browser, OpenSession::isThis)
        .containsExactlyInAnyOrder(
            tuple(Optional.empty(), Optional.empty(), false),
            tuple(Optional.of("192.0.2.0/24"), Optional.of("Firefox, Linux"), true));
    assertThat(open.list(register(newName()))).hasSize(1);
  }

  @Test
  void endsOneAtOnce() {
    Session here = register(newName());
    Session there = signIn(here);
    String id = idOf(there);
    open.end(here, id, ORIGIN);
    assertThat(sessions.find(there.token())).isEmpty();
    assertThat(sessions.find(here.token())).isPresent();
    assertThat(kindOf(() -> open.end(here, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void endsAllOthersAtOnce() {
    Session here = register(newName());
    Session there = signIn(here);
    Session elsewhere = signIn(here);
    open.endOthers(here, ORIGIN);
    assertThat(sessions.find(there.token())).isEmpty();
    assertThat(sessions.find(elsewhere.token())).isEmpty();
    assertThat(open.list(here)).extracting(OpenSession::isThis).containsExactly(true);
  }

  @Test
  void letsNobodyEndSomebodyElses() {
    Session anna = register(newName());
    Session ben = register(newName());
    assertThat(kindOf(() -> open.end(ben, idOf(anna), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    open.endOthers(ben, ORIGIN);
    assertThat(sessions.find(anna.token())).isPresent();
  }

  @Test
  void leavesOutWhatHasEndedByItself() {
    Session session = register(newName());
    Session later = signIn(session);
    SettableClock.INSTANCE.putForward(Duration.ofHours(11));
    sessions.find(later.token());
    SettableClock.INSTANCE.putForward(Duration.ofHours(2));
    assertThat(open.list(later)).hasSize(1);
  }

  private Session signIn(Session session) {
    SessionToken token = signIn(session.signInName(), PASSWORD, ORIGIN);
    return sessionOf(token);
  }

  private String idOf(Session session) {
    return open.list(session).stream()
        .filter(OpenSession::isThis)
        .findFirst()
        .map(OpenSession::id)
        .orElseThrow();
  }
}
