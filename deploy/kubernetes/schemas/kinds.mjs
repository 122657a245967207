// Where the class of each kind is. What is here is checked; what Kubernetes itself knows is left to "mvn test".
const STRIMZI = "@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1";
const CLOUDNATIVE_PG = "@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1";
const PROMETHEUS = "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1";

export const MODULES = new Map([
  ["kafka.strimzi.io/v1/Kafka", STRIMZI],
  ["kafka.strimzi.io/v1/KafkaNodePool", STRIMZI],
  ["kafka.strimzi.io/v1/KafkaTopic", STRIMZI],
  ["kafka.strimzi.io/v1/KafkaUser", STRIMZI],
  ["postgresql.cnpg.io/v1/Cluster", CLOUDNATIVE_PG],
  ["postgresql.cnpg.io/v1/ScheduledBackup", CLOUDNATIVE_PG],
  ["monitoring.coreos.com/v1/PodMonitor", PROMETHEUS],
  ["monitoring.coreos.com/v1/PrometheusRule", PROMETHEUS],
]);

// Of these there is no schema to be had.
export const WITHOUT = new Set(["barmancloud.cnpg.io/v1/ObjectStore"]);

// Groups that operators bring; a kind of them that is in neither list above is a mistake.
export const isOfAnOperator = (kind) => /^[a-z0-9.-]+\.[a-z]+\//.test(kind) && !kind.includes(".k8s.io/");

export const kindOf = (object) => `${object.apiVersion}/${object.kind}`;
