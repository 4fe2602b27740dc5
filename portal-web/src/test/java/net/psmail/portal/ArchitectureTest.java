package net.psmail.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and what none of them may use. */
class ArchitectureTest {

  private static final String PORTAL = "net.psmail.portal..";
  private static final String PROVISIONING = "net.psmail.provisioning..";
  private static final String CERTIFICATES = "net.psmail.certificates..";
  private static final String STATUS = "net.psmail.status..";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("net.psmail");

  @Test
  void arrowsLeadFromThePortalToTheModulesAndNowhereElse() {
    noClasses()
        .that()
        .resideInAPackage(PROVISIONING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PORTAL, CERTIFICATES, STATUS)
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(CERTIFICATES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PORTAL, PROVISIONING, STATUS)
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(PORTAL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STATUS)
        .check(ALL);
  }

  @Test
  void entitiesStayInTheirPackageAndOnlyTheFeaturesThatOwnTablesKnowThem() {
    classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().check(ALL);
    noClasses()
        .that()
        .resideInAPackage(PORTAL)
        .and()
        .resideOutsideOfPackages(
            "net.psmail.portal.content", "net.psmail.portal.reading", "net.psmail.portal.message")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(EntityManager.class)
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(PORTAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(ALL);
  }

  @Test
  void featuresOfThePortalDoNotGoInCircles() {
    slices().matching("net.psmail.portal.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void viewsKnowNothingOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage("net.psmail.portal.view..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PROVISIONING, CERTIFICATES, "jakarta..")
        .check(ALL);
  }

  @Test
  void nothingOfTheTimeBeforeJakarta() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.annotation..",
            "javax.ejb..",
            "javax.enterprise..",
            "javax.inject..",
            "javax.json..",
            "javax.mail..",
            "javax.persistence..",
            "javax.servlet..",
            "javax.transaction..",
            "javax.validation..",
            "javax.ws..")
        .check(ALL);
  }

  @Test
  void timeComesFromTheInjectedClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(PORTAL)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Date.class)
        .check(ALL);
  }
}
