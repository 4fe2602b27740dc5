package net.psmail.status.probe;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Greeting, TLS and, if the probe has one, login of a mail server. */
final class MailLook implements Look {

  private final MailDialogue dialogue;
  private final boolean implicitTls;

  /** One that begins with TLS (RFC 8314, 3), or with a greeting and STARTTLS. */
  MailLook(MailDialogue dialogue, boolean implicitTls) {
    this.dialogue = dialogue;
    this.implicitTls = implicitTls;
  }

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    Login login = visit.settings().logins().of(probe, "login");
    Wire wire = visit.connect(probe.host(), probe.port());
    if (probe.option("starttls", "yes").equals("no")) {
      String greeting = dialogue.greet(wire);
      dialogue.farewell(wire);
      return Sight.works(greeting);
    }
    Opened opened = open(dialogue, visit, wire, probe.serverName(), implicitTls, login);
    dialogue.farewell(wire);
    return opened.secured().judge(probe, opened.greeting());
  }

  /** A session that has begun. */
  record Opened(String greeting, Secured secured) {}

  /** Begins a session with TLS, and logs in if nothing is wrong with the certificate. */
  static Opened open(
      MailDialogue dialogue,
      Visit visit,
      Wire wire,
      String serverName,
      boolean implicitTls,
      @Nullable Login login)
      throws IOException {
    String greeting;
    Secured secured;
    if (implicitTls) {
      secured = wire.secure(visit, serverName);
      greeting = dialogue.greet(wire);
    } else {
      greeting = dialogue.greet(wire);
      dialogue.startTls(wire);
      wire.expectSilence();
      secured = wire.secure(visit, serverName);
      dialogue.afterTls(wire);
    }
    if (login != null) {
      secured.trustworthy();
      dialogue.login(wire, login);
    }
    return new Opened(greeting, secured);
  }
}
