package net.psmail.portal.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import net.psmail.certificates.order.Certificates;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.console.AlarmNotice;
import net.psmail.portal.content.Contents;
import net.psmail.portal.guard.KnownNetworks;
import net.psmail.portal.page.Outdated;
import net.psmail.portal.reading.Readings;
import net.psmail.portal.site.CurrentStatus;
import net.psmail.portal.site.Starting;
import net.psmail.provisioning.Provisioning;
import net.psmail.provisioning.account.Operators;
import net.psmail.provisioning.database.Schema;

/**
 * Starts the parts in the order in which they need each other, and stops them in the reverse one. A
 * start that cannot succeed ends the process and leaves one sentence for the person who started it.
 */
@ApplicationScoped
public class Start {

  private static final Logger LOG = System.getLogger(Start.class.getName());

  @Inject private Certificates certificates;
  @Inject private ManagedCertificates managed;
  @Inject private AlarmNotice alarmNotice;
  @Inject private Schema schema;
  @Inject private Provisioning provisioning;
  @Inject private DomainWatch domains;
  @Inject private Operators operators;
  @Inject private Contents contents;
  @Inject private Readings readings;
  @Inject private CurrentStatus status;
  @Inject private KnownNetworks networks;
  @Inject RunFiles files;
  @Inject private Event<Starting> starting;
  @Inject private Event<Outdated> outdated;

  private volatile boolean done;

  void begin(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
    try {
      files.prepare();
      starting.fire(new Starting());
      certificates.start();
      // Pages show fingerprints, for people to compare.
      certificates.onRenewal(renewal -> outdated.fire(new Outdated()));
      // Before the jobs, some of which work on the portal's own tables.
      schema.migrate("portal");
      schema.migrate("certificates");
      provisioning.start(certificates.forMail(), certificates.trust());
      domains.begin();
      operators.invitation().ifPresent(files::writeOperatorLink);
      contents.load(application);
      readings.begin();
      status.begin();
      networks.begin();
      managed.start();
      alarmNotice.begin();
      done = true;
    } catch (Throwable failure) {
      // An error too: the container would go on with a portal that has no mail server or no jobs.
      halt(failure);
    }
  }

  void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    done = false;
    networks.end();
    status.end();
    contents.end();
    readings.end();
    domains.end();
    provisioning.stop();
  }

  /** Whether everything has started. */
  public boolean isDone() {
    return done;
  }

  private void halt(Throwable failure) {
    LOG.log(Level.ERROR, "The start failed", failure);
    files.giveUp(failure);
  }
}
