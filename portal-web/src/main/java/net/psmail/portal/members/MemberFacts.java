package net.psmail.portal.members;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.account.DeviceRows;
import net.psmail.portal.account.SendingRows;
import net.psmail.portal.account.SignInRows;
import net.psmail.portal.view.BranchView;
import net.psmail.portal.view.MemberView;
import net.psmail.portal.view.SendingView;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.mailbox.Storage;
import net.psmail.provisioning.mailbox.Storages;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.MemberSendings;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.signin.SignInFilter;
import net.psmail.provisioning.signin.SignInLog;
import net.psmail.provisioning.stored.StoredData;
import net.psmail.provisioning.stored.StoredTable;

/** What is known of an account, as the page shows it and the API tells it. */
@ApplicationScoped
public class MemberFacts {

  private static final int ACTS = 50;

  @Inject Storages storages;
  @Inject MemberSendings sendings;
  @Inject DevicePasswords devices;
  @Inject SecondSteps secondSteps;
  @Inject Passkeys passkeys;
  @Inject SignInLog signIns;
  @Inject Aliases aliases;
  @Inject InviteTree tree;
  @Inject StoredData stored;
  @Inject Audit audit;

  /** A mail server that does not answer hides no other fact. */
  public MemberView.Mail mail(Actor operator, Member member) {
    SendingView sending = SendingRows.view(sendings.find(operator, member.id()));
    try {
      Storage storage = storages.of(member);
      return new MemberView.Mail(
          member.quotaBytes(), storage.usedBytes(), storage.percent(), member.takesMail(), sending);
    } catch (ProvisioningException unknown) {
      return new MemberView.Mail(member.quotaBytes(), null, 0, member.takesMail(), sending);
    }
  }

  public MemberView.Access access(Member member, String before) {
    SignInLog.Page page = signIns.page(member, SignInFilter.ALL, before);
    return new MemberView.Access(
        member.recoveryConfirmed(),
        secondSteps.hasApp(member.id()),
        passkeys.count(member.id()),
        devices.of(member).stream().map(DeviceRows::row).toList(),
        page.signIns().stream().map(SignInRows::row).toList(),
        page.next().orElse(null));
  }

  public List<MemberView.Alias> aliases(Member member) {
    return aliases.of(member).stream()
        .map(one -> new MemberView.Alias(one.address().toString(), one.active()))
        .toList();
  }

  public List<BranchView.Person> above(Member member) {
    return tree.find(member.id()).stream()
        .flatMap(self -> tree.above(self).stream())
        .map(
            guest ->
                new BranchView.Person(
                    guest.account(),
                    guest.address().orElse(null),
                    guest.state().map(Words::of).orElse("erased"),
                    guest.since().orElse(null)))
        .toList();
  }

  public List<MemberView.Job> jobs(Member member) {
    return stored.jobs(member).rows().stream().map(MemberFacts::job).toList();
  }

  public List<MemberView.Act> acts(Member member) {
    return audit.on(member.id(), ACTS).stream().map(MemberFacts::act).toList();
  }

  private static MemberView.Act act(AuditEntry entry) {
    return new MemberView.Act(entry.at(), Words.of(entry.act()), entry.actor(), entry.subject());
  }

  /** As {@link StoredTable} has them: name, moment, failures. */
  private static MemberView.Job job(List<Optional<String>> row) {
    return new MemberView.Job(
        row.get(0).orElse(""),
        Instant.parse(row.get(1).orElse(Instant.EPOCH.toString())),
        Long.parseLong(row.get(2).orElse("0")));
  }
}
