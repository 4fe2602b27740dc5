package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import net.psmail.certificates.order.CertificateAlarm;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.Certificates;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.ControlRoomView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.job.Job;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.overview.DomainFigures;
import net.psmail.provisioning.overview.Figures;
import net.psmail.provisioning.overview.Overviews;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * The running installation at a glance, for operators. Whoever else works here is led on to where
 * they work; for everybody else there is no such page.
 */
@Path("/control-room")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ControlRoom {

  private static final int ACTS = 50;

  @Inject private CurrentSession session;
  @Inject private Overviews overviews;
  @Inject private ProviderAddresses providerAddresses;
  @Inject private WaitingRegistrations registrations;
  @Inject private ProposedDeletions deletions;
  @Inject private Certificates certificates;
  @Inject private ManagedCertificates managed;
  @Inject private Jobs jobs;
  @Inject private Audit audit;
  @Inject private Clock clock;

  @GET
  public Response show() {
    Session person = session.get();
    if (person.role() == Role.MEMBER) {
      throw new NotFoundException();
    }
    return person.role().includes(Role.OPERATOR)
        ? Response.ok(overview(person)).build()
        : session.leadHome();
  }

  private View overview(Session operator) {
    return new View(
        "controlroom",
        Section.CONTROL_ROOM,
        new ControlRoomView(
            managed.alarms().stream().map(ControlRoom::alarm).toList(),
            letters(),
            registrations.count(operator, WaitingChoice.ALL).count(),
            deletions.waiting(operator).size(),
            figures(),
            overviews.domains().stream().map(ControlRoom::domain).toList(),
            certificates.status().stream().map(this::certificate).toList(),
            jobs.overview().stream().map(ControlRoom::job).toList(),
            acts()));
  }

  private static ControlRoomView.Alarm alarm(CertificateAlarm alarm) {
    return new ControlRoomView.Alarm(alarm.kind(), alarm.sentence(), alarm.since());
  }

  private ControlRoomView.Letters letters() {
    return new ControlRoomView.Letters(
        providerAddresses.mailbox().map(MailAddress::toString).orElse(null),
        providerAddresses.areRead());
  }

  private ControlRoomView.Figures figures() {
    Figures now = overviews.figures();
    return new ControlRoomView.Figures(
        now.accounts(), now.leaving(), now.mailboxes(), now.devices(), now.sessions());
  }

  private List<ControlRoomView.Act> acts() {
    return audit.latest(ACTS).stream().map(ControlRoom::act).toList();
  }

  private ControlRoomView.Certificate certificate(CertificateStatus status) {
    return new ControlRoomView.Certificate(
        status.name(),
        status.issuer(),
        status.notAfter(),
        Duration.between(clock.instant(), status.notAfter()).toDays());
  }

  private static ControlRoomView.Domain domain(DomainFigures domain) {
    return new ControlRoomView.Domain(domain.name(), domain.active(), domain.mailboxes());
  }

  private static ControlRoomView.Job job(Job job) {
    return new ControlRoomView.Job(
        job.name(), job.instance(), job.nextTry(), job.failures(), job.lastFailure().orElse(null));
  }

  private static ControlRoomView.Act act(AuditEntry entry) {
    return new ControlRoomView.Act(
        entry.at(), Words.of(entry.act()), entry.actor(), entry.subject());
  }
}
