package net.psmail.status.watch;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import net.psmail.status.component.Component;
import net.psmail.status.history.Spans;
import net.psmail.status.incident.NoticeListener;
import net.psmail.status.subscription.Notice;
import net.psmail.status.subscription.Subscriptions;

/** Passes on to subscribers what happens: to incidents, and to the states of components. */
final class Subscribers implements NoticeListener {

  private final Subscriptions subscriptions;
  private final URI page;

  /**
   * @param page where readers find the status page, without a slash at the end
   */
  Subscribers(Subscriptions subscriptions, URI page) {
    this.subscriptions = subscriptions;
    this.page = page;
  }

  @Override
  public void hear(Connection connection, net.psmail.status.incident.Notice notice)
      throws SQLException {
    subscriptions.write(
        connection,
        new Notice(
            notice.about(),
            notice.scheduledFor() == null ? Notice.Kind.INCIDENT : Notice.Kind.MAINTENANCE,
            notice.incidentId(),
            notice.impact().code(),
            notice.title(),
            notice.titleDe(),
            notice.status().code(),
            null,
            notice.body(),
            notice.bodyDe(),
            notice.componentIds(),
            notice.at(),
            URI.create(page + "/incidents/" + notice.incidentId() + "/")));
  }

  /** Writes down, in the caller's transaction, that a component has turned. */
  void tell(Connection connection, Component component, Spans.Turn turn) throws SQLException {
    subscriptions.write(
        connection,
        new Notice(
            component.id() + ":" + turn.at().toEpochMilli() + ":" + turn.now().code(),
            Notice.Kind.COMPONENT,
            component.id(),
            "none",
            component.name().english(),
            component.name().german(),
            turn.now().code(),
            turn.before().code(),
            "",
            null,
            List.of(component.id()),
            turn.at(),
            page));
  }
}
