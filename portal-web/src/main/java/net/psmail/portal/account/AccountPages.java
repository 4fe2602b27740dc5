package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.AccountView;
import net.psmail.portal.view.LeavingView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.WaitingView;
import net.psmail.provisioning.account.OpenReset;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.invite.InviteSettings;
import net.psmail.provisioning.mailbox.MailboxSettings;
import net.psmail.provisioning.mailbox.Storages;
import net.psmail.provisioning.mailserver.Sorting;
import net.psmail.provisioning.rule.Forward;
import net.psmail.provisioning.rule.Forwards;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.signup.SignUpSettings;
import net.psmail.provisioning.suspension.Suspensions;
import org.jspecify.annotations.Nullable;

/** <i>My PSMailbox</i>. */
@Path("/account")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

  private static final int ACTS = 50;

  @Inject private CurrentSession session;
  @Inject private DevicePasswords devices;
  @Inject private Storages storages;
  @Inject private Suspensions suspensions;
  @Inject private Resets resets;
  @Inject private ProposedDeletions deletions;
  @Inject private MailDomains domains;
  @Inject private Audit audit;
  @Inject private MailRules rules;
  @Inject private Forwards forwards;

  private final Duration patience = SignUpSettings.read().waiting();
  private final boolean inviting = InviteSettings.read().areOn();
  private final long quota = MailboxSettings.read().quotaBytes();

  @GET
  public Response home() {
    Session member = session.get();
    if (member.role() != Role.MEMBER) {
      return session.leadHome();
    }
    View page =
        member
            .waitingSince()
            .map(since -> waiting(member, since))
            .or(() -> member.leavesAt().map(this::leaving))
            .orElseGet(() -> account(member));
    return Response.ok(page).build();
  }

  private View waiting(Session member, Instant since) {
    return new View(
        "waiting",
        Section.MAILBOX,
        new WaitingView(address(), since, since.plus(patience), member.recoveryConfirmed()));
  }

  private View leaving(Instant at) {
    String reason = deletions.ofOwn(session.get()).map(ProposedDeletion::reason).orElse(null);
    return new View(
        "leaving",
        Section.MAILBOX,
        new LeavingView(address(), at, reason, resetUntil(session.get())));
  }

  private View account(Session member) {
    List<Device> known = devices.list(member);
    return new View(
        "account",
        Section.MAILBOX,
        new AccountView(
            address(),
            storages.quota(member).orElse(quota),
            known.size(),
            lastUse(known),
            previousSignIn(member),
            member.recoveryConfirmed(),
            inviting,
            arriving(member),
            suspensions
                .of(member.accountId())
                .map(one -> new AccountView.Suspended(one.reason(), one.until().orElse(null)))
                .orElse(null),
            resetUntil(member),
            stopped(member.ownMailbox().domain())));
  }

  private AccountView.@Nullable Stopped stopped(DomainName domain) {
    return domains
        .stopOf(domain)
        .map(stop -> new AccountView.Stopped(domain.toString(), stop.since().orElse(null)))
        .orElse(null);
  }

  private @Nullable Instant resetUntil(Session member) {
    return resets.ofOwn(member).map(OpenReset::endsAt).orElse(null);
  }

  private AccountView.Arriving arriving(Session member) {
    Sorting offered = rules.offered();
    return new AccountView.Arriving(
        offered.files(),
        offered.answers(),
        offered.answers() && forwards.most() > 0,
        forwards.list(member).stream()
            .filter(forward -> forward.confirmedAt().isPresent())
            .map(Forward::address)
            .toList());
  }

  private String address() {
    return session.get().ownMailbox().toString();
  }

  private static @Nullable Instant lastUse(List<Device> devices) {
    return devices.stream()
        .flatMap(device -> device.lastUse().stream())
        .map(Device.Use::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The newest sign-in is this one; the one after registering is not recorded as one. */
  private @Nullable Instant previousSignIn(Session member) {
    return audit.ofOwn(member, ACTS).stream()
        .filter(entry -> entry.act() == Act.SIGNED_IN)
        .map(AuditEntry::at)
        .filter(at -> at.isBefore(member.signedInAt().minusSeconds(1)))
        .findFirst()
        .orElse(null);
  }
}
