package net.psmail.provisioning.it;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import net.psmail.provisioning.account.Entry;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.factor.KnownBrowsers;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.session.HalfSignIns;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.Session;

/** Members with an app for codes. */
abstract class SecondStepTest extends FacadeTest {

  static final Duration STEP = Duration.ofSeconds(30);

  @Inject SecondSteps secondSteps;
  @Inject KnownBrowsers browsers;
  @Inject HalfSignIns halves;
  @Inject Audit audit;

  /** Sets the app up; the step of its code is over afterwards, so that the next code counts. */
  CodeApp setUp(Session session) {
    CodeApp app = CodeApp.scanning(secondSteps.offer(session));
    secondSteps.confirm(session, app.code(), ORIGIN);
    SettableClock.INSTANCE.putForward(STEP.multipliedBy(2));
    return app;
  }

  Entry enter(Session session) {
    return enter(session, Optional.empty());
  }

  Entry enter(Session session, Optional<String> browser) {
    return signIns.signIn(session.signInName(), PASSWORD, browser, ORIGIN);
  }

  HalfToken half(Session session) {
    return enter(session).half().orElseThrow();
  }

  Session give(HalfToken half, String code) {
    return sessionOf(signIns.giveSecondStep(half, code, ORIGIN));
  }
}
