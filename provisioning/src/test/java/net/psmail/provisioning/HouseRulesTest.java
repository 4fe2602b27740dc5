package net.psmail.provisioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packagesOf = Provisioning.class, importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest
  static final ArchRule ENTITIES_STAY_IN_THEIR_PACKAGE =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)");

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule RANDOMNESS_IS_INJECTED =
      noClasses().should().callConstructor(SecureRandom.class);

  @ArchTest
  static final ArchRule VALUES_KNOW_NO_DATABASE =
      noClasses()
          .that()
          .resideInAnyPackage("..address..", "..key..", "..password..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class);

  @ArchTest
  static final ArchRule MAIL_SERVERS_KNOW_NO_ACCOUNTS =
      noClasses()
          .that()
          .resideInAPackage("..mailserver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..account..", "..session..", "..device..", "..mailbox..");
}
