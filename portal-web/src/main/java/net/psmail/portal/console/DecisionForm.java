package net.psmail.portal.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import net.psmail.provisioning.account.WaitingChoice;

/** Which registrations an operator decides: some that were ticked, or all of a choice. */
public class DecisionForm {

  @FormParam("id")
  private List<Long> ids = List.of();

  @DefaultValue("")
  @FormParam("all")
  private String all = "";

  @DefaultValue("")
  @FormParam("network")
  private String network = "";

  @DefaultValue("")
  @FormParam("reason")
  private String reason = "";

  @DefaultValue("0")
  @FormParam("last")
  private long last;

  @DefaultValue("")
  @FormParam("act")
  private String act = "";

  @DefaultValue("")
  @FormParam("sure")
  private String sure = "";

  List<Long> ids() {
    return ids;
  }

  /** Whether all of the choice are meant that the operator could have seen. */
  boolean all() {
    return !all.isEmpty();
  }

  /** The number of the account that had come last when the operator looked. */
  long last() {
    return last;
  }

  WaitingChoice choice() {
    return Choices.of(network, reason);
  }

  boolean approves() {
    return act.equals("approve");
  }

  boolean isSure() {
    return !sure.isEmpty();
  }
}
