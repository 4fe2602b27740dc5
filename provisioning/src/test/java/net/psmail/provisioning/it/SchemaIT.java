package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Schema;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class SchemaIT extends FacadeTest {

  @Inject Schema schema;

  @Test
  void answersMailServersThroughItsViews() {
    Session session = register(newName());
    newDevice(session, "Laptop");
    String address = session.signInName();
    assertThat(
            count(
                "mail_login where address = ? and length(selector) = 8 and hash like '{SSHA512}%'"
                    + " and private_key is not null and public_key is not null"
                    + " and quota_bytes > 0 and device_id > 0 and may_read and may_send",
                address))
        .isOne();
    assertThat(count("mail_user where public_key is not null and address = ?", address)).isOne();
    assertThat(count("mail_home where address = ?", address)).isOne();
    assertThat(count("mail_sender where login = address and address = ?", address)).isOne();
    assertThat(count("mail_served_domain where name = ?", "psmail.test")).isOne();
  }

  @Test
  void isUpToDateAlready() {
    schema.migrate();
    assertThat(schema.answers()).isTrue();
  }

  @Test
  void refusesDataOfANewerVersion() throws SQLException {
    execute(
        "insert into provisioning_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)");
    try {
      ProvisioningException refusal = refusal(schema::migrate);
      assertThat(refusal.kind()).isEqualTo(Kind.START_REFUSED);
      assertThat(refusal).hasMessageContaining("newer version of PSMail (schema 999)");
    } finally {
      execute("delete from provisioning_schema_history where installed_rank = 999");
    }
  }
}
