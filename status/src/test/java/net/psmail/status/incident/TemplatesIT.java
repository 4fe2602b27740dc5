package net.psmail.status.incident;

import static net.psmail.status.incident.Node.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import net.psmail.status.StatusException;
import net.psmail.status.component.Text;
import net.psmail.status.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesIT {

  private static Template template(@Nullable Template before, String name, String body) {
    return new Template(
        before == null ? null : before.id(),
        name,
        Kind.INCIDENT,
        new Text("Mail is slow", "Mail ist langsam"),
        Status.INVESTIGATING,
        null,
        text(body),
        before == null ? null : before.updatedAt());
  }

  @ParameterizedTest
  @EnumSource
  void keepsTemplatesUntilTheyAreRemoved(TestDatabase kind) {
    Templates templates = Node.alone(kind).incidents.templates();
    Template slow = templates.save(template(null, "Slow", "We look."));
    Template down = templates.save(template(null, "Down", "It is down."));
    assertThat(templates.list()).containsExactly(down, slow);
    Template changed = templates.save(template(slow, "Slow", "We look into it."));
    assertThat(changed.id()).isEqualTo(slow.id());
    assertThat(templates.list()).containsExactly(down, changed);
    templates.remove(Objects.requireNonNull(down.id()));
    assertThat(templates.list()).containsExactly(changed);
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> templates.save(template(slow, "Slow", "Late.")))
        .extracting(StatusException::kind)
        .isEqualTo(StatusException.Kind.CONFLICT);
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> templates.save(template(down, "Down", "Gone.")))
        .extracting(StatusException::kind)
        .isEqualTo(StatusException.Kind.NOT_FOUND);
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> templates.save(template(null, " Slow ", "Again.")))
        .extracting(StatusException::reason)
        .isEqualTo("taken");
  }
}
