package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.sending.SendingState;
import net.psmail.provisioning.sending.Sendings;
import net.psmail.provisioning.session.Actor;

/** How much a member sends and may send; an operator who knows a new one ends the probation. */
@ApplicationScoped
public class MemberSendings {

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject Sendings sendings;
  @Inject Audit audit;

  /**
   * That of an account.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public SendingState find(Actor operator, long account) {
    return sendings.of(members.get(operator, account).id());
  }

  /**
   * Lets an account send what everybody may who is not new any more, from the next mail on.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void liftProbation(Actor operator, long account, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          if (sendings.lift(account, operator.actor())) {
            String address = member.address().toString();
            audit.on(account, operator, Act.PROBATION_LIFTED, address, origin);
          }
        });
  }
}
