package net.psmail.provisioning.postfixadmin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.TakenOverAccounts;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.BulkSource;
import net.psmail.provisioning.bulk.Bulks;
import net.psmail.provisioning.bulk.LineWork;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.password.ForeignHash;
import net.psmail.provisioning.postfixadmin.Source.AliasRow;
import net.psmail.provisioning.postfixadmin.Source.MailboxRow;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import net.psmail.provisioning.session.Session;

/**
 * Takes over one row, which it reads again: hashes of passwords stand in no line, and a row that
 * PostfixAdmin has changed meanwhile is left alone.
 */
@ApplicationScoped
class TakeoverWork implements LineWork {

  @Inject ForeignDatabase foreign;
  @Inject CustomerDomains domains;
  @Inject TakenOverAccounts accounts;
  @Inject Aliases aliases;
  @Inject Bulks bulks;

  @Override
  public BulkSource source() {
    return BulkSource.POSTFIXADMIN;
  }

  @Override
  public Optional<Deed> look(long bulk, BulkLine line, Session operator, Origin origin) {
    return switch (What.of(line.act())) {
      case DOMAIN ->
          foreign
              .domain(line.address())
              .filter(row -> row.digest().equals(line.before()))
              .map(row -> () -> domain(line, operator, origin));
      case MAILBOX ->
          foreign
              .mailbox(line.address())
              .filter(row -> row.digest().equals(line.before()))
              .map(row -> () -> mailbox(row, line, operator, origin));
      case ALIAS ->
          foreign
              .alias(line.address())
              .filter(row -> row.digest().equals(line.before()))
              .map(row -> () -> alias(bulk, row, line, operator, origin));
    };
  }

  private Optional<Long> domain(BulkLine line, Session operator, Origin origin) {
    domains.addClosed(operator, DomainName.parse(line.address()), origin);
    return Optional.empty();
  }

  private Optional<Long> mailbox(MailboxRow row, BulkLine line, Session operator, Origin origin) {
    ForeignHash hash = ForeignHash.read(row.password()).hash().orElseThrow();
    MailAddress address = MailAddress.parse(line.address());
    long quota = TakeoverLine.quota(line);
    return Optional.of(accounts.make(operator, address, quota, hash, origin));
  }

  /**
   * An account that the mailbox's line has not made is another's, who was faster with the name.
   *
   * @throws ProvisioningException NOT_FOUND when the mailbox was not taken over
   */
  private Optional<Long> alias(
      long bulk, AliasRow row, BulkLine line, Session operator, Origin origin) {
    String target = row.targetList().get(0);
    long account =
        line.account()
            .or(() -> bulks.accountOf(bulk, What.MAILBOX.word(), target))
            .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    aliases.takeOver(operator, account, MailAddress.parse(line.address()), origin);
    return Optional.of(account);
  }
}
