package net.psmail.status.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import net.psmail.status.StatusException;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;

/** What operators keep ready for the next time. */
public final class Templates {

  private static final int LONGEST_NAME = 100;

  private final Ledger ledger;
  private final Database database;

  Templates(Ledger ledger, Database database) {
    this.ledger = ledger;
    this.database = database;
  }

  /** All, by name. */
  public List<Template> list() {
    return database.query(
        "read the templates", Templates::template, "select * from incident_template order by name");
  }

  /** Adds a template that has no id, or replaces the one that has it. */
  public Template save(Template draft) {
    Template valid = valid(draft);
    return ledger.change(
        "save a template",
        change -> {
          onlyOne(change, valid);
          return valid.id() == null ? insert(change, valid) : replace(change, valid.id(), valid);
        });
  }

  private static Template valid(Template draft) {
    Input.status(draft.status(), draft.kind());
    Input.impact(draft.impact(), draft.kind());
    return new Template(
        draft.id(),
        Input.required("name", draft.name(), LONGEST_NAME, false),
        draft.kind(),
        Input.line("title", draft.title()),
        draft.status(),
        draft.impact(),
        Input.body(draft.body()),
        draft.updatedAt());
  }

  private static void onlyOne(Change change, Template template) throws SQLException {
    boolean taken =
        Database.query(
                change.connection(),
                Templates::template,
                "select * from incident_template where name = ?",
                template.name())
            .stream()
            .anyMatch(one -> !Objects.equals(one.id(), template.id()));
    if (taken) {
      throw StatusException.invalidInput("name", "taken");
    }
  }

  private static Template insert(Change change, Template template) throws SQLException {
    String id = Ids.random();
    Database.update(
        change.connection(),
        "insert into incident_template (id, name, kind, title, title_de, status, impact, body,"
            + " body_de, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        template.name(),
        template.kind(),
        template.title().english(),
        template.title().german(),
        template.status(),
        template.impact(),
        template.body().english(),
        template.body().german(),
        change.now(),
        change.now());
    return find(change, id);
  }

  private static Template replace(Change change, String id, Template template) throws SQLException {
    Instant last = Objects.requireNonNullElse(find(change, id).updatedAt(), Instant.EPOCH);
    Change.unchanged("template", last, template.updatedAt());
    Instant next = last.plus(1, ChronoUnit.MICROS);
    Database.update(
        change.connection(),
        "update incident_template set name = ?, kind = ?, title = ?, title_de = ?, status = ?,"
            + " impact = ?, body = ?, body_de = ?, updated_at = ? where id = ?",
        template.name(),
        template.kind(),
        template.title().english(),
        template.title().german(),
        template.status(),
        template.impact(),
        template.body().english(),
        template.body().german(),
        change.now().isBefore(next) ? next : change.now(),
        id);
    return find(change, id);
  }

  public void remove(String id) {
    if (database.update("remove a template", "delete from incident_template where id = ?", id)
        == 0) {
      throw StatusException.notFound("template");
    }
  }

  private static Template find(Change change, String id) throws SQLException {
    return Database.query(
            change.connection(),
            Templates::template,
            "select * from incident_template where id = ?",
            id)
        .stream()
        .findFirst()
        .orElseThrow(() -> StatusException.notFound("template"));
  }

  private static Template template(ResultSet row) throws SQLException {
    String impact = row.getString("impact");
    return new Template(
        row.getString("id"),
        row.getString("name"),
        Kind.valueOf(row.getString("kind")),
        new Text(row.getString("title"), row.getString("title_de")),
        Status.valueOf(row.getString("status")),
        impact == null ? null : Impact.valueOf(impact),
        new Text(row.getString("body"), row.getString("body_de")),
        Database.instant(row, "updated_at"));
  }
}
